"""The summary being written: findings with their evidence."""
