"""お知らせとメール: notices read in My Page, and the outbox from which mail is delivered outside of any request."""
