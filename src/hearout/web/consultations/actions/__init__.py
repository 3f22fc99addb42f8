"""What is done to consultations. Each action checks that it may, and writes all of it or nothing."""
