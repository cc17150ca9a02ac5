-- Row policies for athar_web. Laid by the owner of the tables (`manage.py database_rights`), as often as wanted.
-- They say the same as casework/querysets.py in another language, on purpose: a filter that one forgets, the other keeps.
-- Functions of the owner (SECURITY DEFINER) read the tables of rights, which the asking role sees only in part.

-- Who asks ------------------------------------------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION athar_actor() RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT NULLIF(current_setting('athar.actor', true), '')::bigint
$$;

CREATE OR REPLACE FUNCTION athar_area() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT area FROM accounts_user WHERE id = athar_actor() AND is_active
$$;

CREATE OR REPLACE FUNCTION athar_grants() RETURNS TABLE (role varchar, team_id varchar)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT g.role, g.team_id FROM casework_rolegrant g
  WHERE g.user_id = athar_actor() AND g.approved_by_id IS NOT NULL AND g.since <= statement_timestamp() AND (g.until IS NULL OR g.until > statement_timestamp())
    AND athar_area() = 'staff'
$$;

CREATE OR REPLACE FUNCTION athar_holds(VARIADIC roles text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM athar_grants() g WHERE g.role = ANY (roles))
$$;

CREATE OR REPLACE FUNCTION athar_is_staff() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT athar_area() = 'staff'
$$;

CREATE OR REPLACE FUNCTION athar_supervised_teams() RETURNS SETOF varchar LANGUAGE sql STABLE AS $$
  SELECT g.team_id FROM athar_grants() g WHERE g.role = 'supervisor' AND g.team_id IS NOT NULL
$$;

-- Teams for which the actor takes registrations in.
CREATE OR REPLACE FUNCTION athar_member_teams() RETURNS SETOF varchar LANGUAGE sql STABLE AS $$
  SELECT g.team_id FROM athar_grants() g WHERE g.role IN ('officer', 'supervisor') AND g.team_id IS NOT NULL
$$;

-- What is theirs ------------------------------------------------------------------------------------------------------

-- Given one by one: by assignment under a role in the case's own team, or by broken glass for some hours.
CREATE OR REPLACE FUNCTION athar_given_cases() RETURNS SETOF varchar
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.case_id FROM casework_assignment a JOIN casework_case c ON c.id = a.case_id
  WHERE a.officer_id = athar_actor() AND a.until IS NULL
    AND c.team_id IN (
      SELECT g.team_id FROM athar_grants() g WHERE g.role IN ('officer', 'supervisor', 'analyst', 'support_officer', 'advocate')
    )
  UNION
  SELECT b.case_id FROM casework_breakglass b
  WHERE b.reader_id = athar_actor() AND athar_is_staff() AND b.approved_by_id IS NOT NULL
    AND b.since <= statement_timestamp() AND b.until > statement_timestamp()
$$;

-- One's own, or of one's relatives: out of reach whatever the role.
CREATE OR REPLACE FUNCTION athar_recused_cases() RETURNS SETOF varchar
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.case_id FROM casework_recusal r WHERE r.account_id = athar_actor() AND r.until IS NULL
$$;

CREATE OR REPLACE FUNCTION athar_own_registrations() RETURNS SETOF varchar
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.registration_id FROM casework_relative r WHERE r.account_id = athar_actor() AND athar_area() = 'family'
$$;

CREATE OR REPLACE FUNCTION athar_family_cases() RETURNS SETOF varchar
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.case_id FROM casework_registration r WHERE r.id IN (SELECT athar_own_registrations())
$$;

-- One applicant's plan of contact is no other relative's to read: where there are two, the page shows none.
CREATE OR REPLACE FUNCTION athar_sole_registrations() RETURNS SETOF varchar
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o FROM athar_own_registrations() o
  WHERE NOT EXISTS (SELECT 1 FROM casework_relative r WHERE r.registration_id = o AND r.account_id IS DISTINCT FROM athar_actor())
$$;

-- A new record may be added to a case of one's team that is not assigned to oneself yet.
CREATE OR REPLACE FUNCTION athar_may_add_to_case(wanted varchar) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM casework_case c WHERE c.id = wanted
      AND (c.team_id IN (SELECT athar_member_teams()) OR c.id IN (SELECT athar_given_cases()))
      AND c.id NOT IN (SELECT athar_recused_cases())
  )
$$;

CREATE OR REPLACE FUNCTION athar_may_add_to_registration(wanted varchar) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM casework_registration r WHERE r.id = wanted AND athar_may_add_to_case(r.case_id))
$$;

CREATE OR REPLACE FUNCTION athar_supervises_case(wanted varchar) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM casework_case c WHERE c.id = wanted AND c.team_id IN (SELECT athar_supervised_teams()))
$$;

-- Three steps that the actor's own sight cannot take. Each gives no row back.

-- Staff name a case that they do not see by the reference on its paper, to ask for it in need or to keep away from it.
CREATE OR REPLACE FUNCTION athar_case_of_reference(wanted varchar) RETURNS varchar
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.case_id FROM casework_registration r WHERE r.reference = wanted AND athar_is_staff()
$$;

-- Whoever lets a colleague see a case may not see it, and tells the team that answers for it.
CREATE OR REPLACE FUNCTION athar_team_of_case(wanted varchar) RETURNS varchar
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.team_id FROM casework_case c WHERE c.id = wanted AND athar_holds('supervisor', 'protection_officer')
$$;

-- Whoever takes a role away ends its assignments too, sealed cases and all, without learning of them.
CREATE OR REPLACE FUNCTION athar_end_assignments(person bigint, team varchar, moment timestamptz) RETURNS bigint
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH ended AS (
    UPDATE casework_assignment a SET until = moment FROM casework_case c
    WHERE c.id = a.case_id AND c.team_id = team AND a.officer_id = person AND a.until IS NULL
      AND (person = athar_actor() OR team IN (SELECT athar_supervised_teams()) OR athar_holds('protection_officer'))
    RETURNING 1
  )
  SELECT count(*) FROM ended
$$;

-- Sealing takes the case out of the supervisor's own sight, which no policy lets an update do.
CREATE OR REPLACE FUNCTION athar_set_sealed(wanted varchar, was timestamptz, moment timestamptz) RETURNS bigint
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH changed AS (
    UPDATE casework_case c SET sealed_at = moment
    WHERE c.id = wanted AND c.sealed_at IS NOT DISTINCT FROM was
      AND c.team_id IN (SELECT athar_member_teams()) AND c.id NOT IN (SELECT athar_recused_cases())
      AND (c.id IN (SELECT athar_given_cases()) OR (c.sealed_at IS NULL AND c.team_id IN (SELECT athar_supervised_teams())))
    RETURNING 1
  )
  SELECT count(*) FROM changed
$$;

DO $$
DECLARE
  f text;
BEGIN
  FOR f IN SELECT oid::regprocedure::text FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND prosecdef AND (proname LIKE 'athar\_%' OR proname LIKE 'casework\_%')
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO athar_web, athar_worker', f);
  END LOOP;
END $$;

-- Policies (a question in brackets is asked once a query, not once a row) ----------------------------------------------

DO $$
DECLARE
  t text;
  p record;
BEGIN
  FOR t IN SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'casework\_%' AND relnamespace = 'public'::regnamespace LOOP
    FOR p IN SELECT policyname FROM pg_policies WHERE schemaname = 'public' AND tablename = t LOOP
      EXECUTE format('DROP POLICY %I ON %I', p.policyname, t);
    END LOOP;
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY worker ON %I TO athar_worker USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;

CREATE POLICY web_reads ON casework_case FOR SELECT TO athar_web USING (
  id IN (SELECT athar_family_cases())
  OR id NOT IN (SELECT athar_recused_cases())
    AND (id IN (SELECT athar_given_cases()) OR sealed_at IS NULL AND team_id IN (SELECT athar_supervised_teams()))
);
CREATE POLICY web_adds ON casework_case FOR INSERT TO athar_web WITH CHECK (team_id IN (SELECT athar_member_teams()));
-- An update that names no column asks no reading policy: each policy of change says again whose rows they are.
CREATE POLICY web_changes ON casework_case FOR UPDATE TO athar_web
  USING (
    id NOT IN (SELECT athar_recused_cases())
    AND (id IN (SELECT athar_given_cases()) OR sealed_at IS NULL AND team_id IN (SELECT athar_supervised_teams()))
  )
  WITH CHECK (id IN (SELECT athar_given_cases()) OR team_id IN (SELECT athar_supervised_teams()));

CREATE POLICY web_reads ON casework_registration FOR SELECT TO athar_web USING (
  id IN (SELECT athar_own_registrations())
  OR (SELECT athar_is_staff()) AND EXISTS (SELECT 1 FROM casework_case c WHERE c.id = case_id)
);
CREATE POLICY web_adds ON casework_registration FOR INSERT TO athar_web WITH CHECK (athar_may_add_to_case(case_id));
CREATE POLICY web_changes ON casework_registration FOR UPDATE TO athar_web
  USING ((SELECT athar_is_staff()) AND EXISTS (SELECT 1 FROM casework_case c WHERE c.id = case_id));

CREATE POLICY web_reads ON casework_person FOR SELECT TO athar_web
  USING ((SELECT athar_is_staff()) AND EXISTS (SELECT 1 FROM casework_case c WHERE c.id = case_id));
CREATE POLICY web_adds ON casework_person FOR INSERT TO athar_web WITH CHECK (athar_may_add_to_case(case_id));
CREATE POLICY web_changes ON casework_person FOR UPDATE TO athar_web
  USING ((SELECT athar_is_staff()) AND EXISTS (SELECT 1 FROM casework_case c WHERE c.id = case_id));

CREATE POLICY web_reads ON casework_personname FOR SELECT TO athar_web
  USING (EXISTS (SELECT 1 FROM casework_registration r WHERE r.id = source_id));
CREATE POLICY web_adds ON casework_personname FOR INSERT TO athar_web WITH CHECK (athar_may_add_to_registration(source_id));
CREATE POLICY web_changes ON casework_personname FOR UPDATE TO athar_web
  USING ((SELECT athar_is_staff()) AND EXISTS (SELECT 1 FROM casework_registration r WHERE r.id = source_id));

-- Relatives do not learn of each other.
CREATE POLICY web_reads ON casework_relative FOR SELECT TO athar_web USING (
  account_id = (SELECT athar_actor())
  OR (SELECT athar_is_staff()) AND EXISTS (SELECT 1 FROM casework_registration r WHERE r.id = registration_id)
);
CREATE POLICY web_adds ON casework_relative FOR INSERT TO athar_web WITH CHECK (athar_may_add_to_registration(registration_id));
CREATE POLICY web_changes ON casework_relative FOR UPDATE TO athar_web
  USING ((SELECT athar_is_staff()) AND EXISTS (SELECT 1 FROM casework_registration r WHERE r.id = registration_id));

CREATE POLICY web_reads ON casework_contactplan FOR SELECT TO athar_web USING (
  registration_id IN (SELECT athar_sole_registrations())
  OR (SELECT athar_is_staff()) AND EXISTS (SELECT 1 FROM casework_registration r WHERE r.id = registration_id)
);
CREATE POLICY web_adds ON casework_contactplan FOR INSERT TO athar_web WITH CHECK (athar_may_add_to_registration(registration_id));
CREATE POLICY web_changes ON casework_contactplan FOR UPDATE TO athar_web
  USING ((SELECT athar_is_staff()) AND EXISTS (SELECT 1 FROM casework_registration r WHERE r.id = registration_id));

CREATE POLICY web_reads ON casework_document FOR SELECT TO athar_web USING (
  uploader_id = (SELECT athar_actor()) AND registration_id IN (SELECT athar_own_registrations())
  OR (SELECT athar_is_staff()) AND EXISTS (SELECT 1 FROM casework_registration r WHERE r.id = registration_id)
);
CREATE POLICY web_adds ON casework_document FOR INSERT TO athar_web WITH CHECK (
  uploader_id = (SELECT athar_actor())
  AND (registration_id IN (SELECT athar_own_registrations()) OR athar_may_add_to_registration(registration_id))
);

-- Whoever fetches a file is known by the secret in the address alone, whose keyed hash is the key of the row.
CREATE POLICY web_reads ON casework_fileticket FOR SELECT TO athar_web USING (true);
CREATE POLICY web_adds ON casework_fileticket FOR INSERT TO athar_web WITH CHECK (account_id = (SELECT athar_actor()));
CREATE POLICY web_ends ON casework_fileticket FOR DELETE TO athar_web USING (true);

-- Who works on which opaque id is open to all staff: rights of colleagues are asked for, and nothing here names a missing person.
CREATE POLICY web_reads ON casework_assignment FOR SELECT TO athar_web USING ((SELECT athar_is_staff()));
CREATE POLICY web_adds ON casework_assignment FOR INSERT TO athar_web
  WITH CHECK (athar_supervises_case(case_id) AND officer_id <> (SELECT athar_actor()));
CREATE POLICY web_changes ON casework_assignment FOR UPDATE TO athar_web
  USING (officer_id = (SELECT athar_actor()) OR athar_supervises_case(case_id)) WITH CHECK (until IS NOT NULL);

CREATE POLICY web_reads ON casework_recusal FOR SELECT TO athar_web USING ((SELECT athar_is_staff()));
CREATE POLICY web_adds ON casework_recusal FOR INSERT TO athar_web
  WITH CHECK ((SELECT athar_is_staff()) AND (account_id = (SELECT athar_actor()) OR athar_supervises_case(case_id)));
CREATE POLICY web_changes ON casework_recusal FOR UPDATE TO athar_web
  USING (account_id <> (SELECT athar_actor()) AND (athar_supervises_case(case_id) OR (SELECT athar_holds('protection_officer'))));

CREATE POLICY web_reads ON casework_breakglass FOR SELECT TO athar_web USING ((SELECT athar_is_staff()));
CREATE POLICY web_adds ON casework_breakglass FOR INSERT TO athar_web
  WITH CHECK ((SELECT athar_is_staff()) AND reader_id = (SELECT athar_actor()) AND approved_by_id IS NULL AND since IS NULL);
CREATE POLICY web_changes ON casework_breakglass FOR UPDATE TO athar_web
  USING (reader_id = (SELECT athar_actor()) OR (SELECT athar_holds('supervisor', 'protection_officer')))
  WITH CHECK (
    until <= statement_timestamp()
    OR approved_by_id = (SELECT athar_actor()) AND reader_id <> (SELECT athar_actor()) AND until <= statement_timestamp() + interval '3 days'
  );

CREATE POLICY web_reads ON casework_team FOR SELECT TO athar_web USING ((SELECT athar_is_staff()));

CREATE POLICY web_reads ON casework_rolegrant FOR SELECT TO athar_web USING ((SELECT athar_is_staff()));
CREATE POLICY web_adds ON casework_rolegrant FOR INSERT TO athar_web WITH CHECK (
  asked_by_id = (SELECT athar_actor()) AND since IS NULL AND bootstrap IS NULL
  AND (team_id IN (SELECT athar_supervised_teams()) OR (SELECT athar_holds('protection_officer')))
);
CREATE POLICY web_changes ON casework_rolegrant FOR UPDATE TO athar_web
  USING (team_id IN (SELECT athar_supervised_teams()) OR (SELECT athar_holds('protection_officer')))
  WITH CHECK (
    until <= statement_timestamp()
    OR approved_by_id = (SELECT athar_actor()) AND user_id <> (SELECT athar_actor()) AND asked_by_id <> (SELECT athar_actor())
  );

-- An account's own key opens its seeds before anybody is signed in; case keys follow their case.
CREATE POLICY web_reads ON casework_datakey FOR SELECT TO athar_web USING (
  kind = 'account'
  OR EXISTS (SELECT 1 FROM casework_registration r WHERE r.data_key_id = casework_datakey.id)
  OR EXISTS (SELECT 1 FROM casework_person p WHERE p.data_key_id = casework_datakey.id)
);
CREATE POLICY web_adds ON casework_datakey FOR INSERT TO athar_web WITH CHECK (destroyed_at IS NULL);

-- In nobody else's name, and now: an event of tomorrow would make those of today look dated back.
CREATE POLICY web_adds ON casework_auditevent FOR INSERT TO athar_web WITH CHECK (
  at BETWEEN statement_timestamp() - interval '10 minutes' AND statement_timestamp() + interval '5 minutes'
  AND (actor_id IS NULL OR (SELECT athar_actor()) IS NULL OR actor_id = (SELECT athar_actor()))
);
CREATE POLICY web_reads ON casework_auditevent FOR SELECT TO athar_web USING (
  actor_id = (SELECT athar_actor())
  OR (SELECT athar_holds('auditor', 'protection_officer', 'head'))
  OR subject_type = 'user' AND subject_id = (SELECT athar_actor())::text
  OR EXISTS (SELECT 1 FROM casework_case c WHERE c.id = subject_id)
  OR EXISTS (SELECT 1 FROM casework_registration r WHERE r.id = subject_id)
);
CREATE POLICY web_reads ON casework_auditseal FOR SELECT TO athar_web
  USING ((SELECT athar_holds('auditor', 'protection_officer', 'head')));

CREATE POLICY web_reads ON casework_erasurerequest FOR SELECT TO athar_web USING (
  (SELECT athar_holds('protection_officer'))
  OR (SELECT athar_is_staff()) AND EXISTS (SELECT 1 FROM casework_case c WHERE c.id = case_id)
);
CREATE POLICY web_adds ON casework_erasurerequest FOR INSERT TO athar_web
  WITH CHECK (
    asked_by_id = (SELECT athar_actor()) AND approved_at IS NULL AND done_at IS NULL
    AND ((SELECT athar_holds('protection_officer'))
      OR (SELECT athar_holds('supervisor')) AND EXISTS (SELECT 1 FROM casework_case c WHERE c.id = case_id))
  );
CREATE POLICY web_changes ON casework_erasurerequest FOR UPDATE TO athar_web
  USING (
    (SELECT athar_holds('protection_officer'))
    OR (SELECT athar_holds('supervisor')) AND EXISTS (SELECT 1 FROM casework_case c WHERE c.id = case_id)
  )
  WITH CHECK (
    done_at IS NULL
    AND (approved_by_id IS NULL OR dropped_at IS NOT NULL
      OR approved_by_id = (SELECT athar_actor()) AND asked_by_id <> (SELECT athar_actor()) AND (SELECT athar_holds('protection_officer')))
  );
CREATE POLICY web_reads ON casework_erasedkey FOR SELECT TO athar_web USING (true);

CREATE POLICY web_adds ON casework_notice FOR INSERT TO athar_web WITH CHECK (true);
CREATE POLICY web_reads ON casework_notice FOR SELECT TO athar_web USING (account_id = (SELECT athar_actor()));
CREATE POLICY web_owns ON casework_noticechannel FOR ALL TO athar_web
  USING (account_id = (SELECT athar_actor())) WITH CHECK (account_id = (SELECT athar_actor()));
