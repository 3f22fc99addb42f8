"""Every contribution with its state and why; corrections, withdrawal, the people we know."""
