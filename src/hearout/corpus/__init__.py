"""All input brought together: who is the same person, what came twice, what came late, and sums that agree.

The way in is `together.bring_together`; `facts.known_facts` then says what the method section can know from here.
"""
