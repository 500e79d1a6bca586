-- Dead letters can be dismissed: their packets stay FAILED and leave the list.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

ALTER TABLE packet_versions ADD COLUMN dismissed_at timestamptz;
CREATE INDEX packet_versions_dead ON packet_versions (updated_at DESC)
    WHERE status = 'FAILED' AND dismissed_at IS NULL;
