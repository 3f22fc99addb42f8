"""What mails about sessions say, in the language and zone of who gets them."""
