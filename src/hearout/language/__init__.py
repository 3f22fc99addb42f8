"""What a word is, how common it is, and which language a text is in. Only this room knows wordfreq and simplemma."""
