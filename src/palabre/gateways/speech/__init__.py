"""Speech engines: sound in, words out. None is shipped; one may run beside."""
