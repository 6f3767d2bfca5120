-- Text is folded as it enters and when it is searched; the words kept for the search follow (refold.go).
SELECT 1;
