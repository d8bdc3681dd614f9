"""The tests: unit by context, web by area, journeys named like a manual, browser, architecture."""
