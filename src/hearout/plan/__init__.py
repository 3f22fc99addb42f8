"""Planning a consultation: timetable, session coverage, participation rules and announcement texts."""
