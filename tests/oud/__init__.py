"""Files of earlier versions with every button that was on phones, and the tests that replay them on today's code."""
