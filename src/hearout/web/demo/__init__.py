"""`hearout demo`: an invented consultation on a server of its own, where anyone may be anyone. None of it is there in
earnest: these addresses and pages exist only while HEAROUT_DEMO is set, which a real data folder refuses."""
