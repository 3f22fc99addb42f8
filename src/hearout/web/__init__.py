"""The Django face: a server that its owners run. Only `config` composes the rooms (docs/explanation/web-rooms.md)."""
