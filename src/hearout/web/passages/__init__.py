"""What passed the gate: the safe side begins here."""
