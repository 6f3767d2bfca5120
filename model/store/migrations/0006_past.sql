-- Inquiries of the time before the program bring their numbers along, and their series passes over those no ledger has.

-- 1: no inquiry of the program ever bore it, so a ledger that has it may still bring it.
ALTER TABLE lost_number ADD COLUMN skipped INTEGER NOT NULL DEFAULT 0 CHECK(skipped IN (0,1));
