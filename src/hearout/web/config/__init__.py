"""Composes the rooms: settings, addresses, the WSGI application."""
