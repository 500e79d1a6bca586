# The page with made-up clients.
demo-title = From answers to packets
demo-lead = Choose somebody made up, send their answers, and watch the packets come.
demo-whose = Whose answers
demo-submit = Submit the answers
demo-unknown = Choose somebody from the list.
demo-refused = These answers are not accepted by the library in force.
