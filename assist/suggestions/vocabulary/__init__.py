"""Language as data: cues of aspects, topics of other administrations, patterns, stop words."""
