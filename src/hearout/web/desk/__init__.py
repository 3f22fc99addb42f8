"""The redaction desk: the gate in the web."""
