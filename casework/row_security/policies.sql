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

CREATE OR REPLACE FUNCTION athar_supervised_teams() RETURNS SETOF varchar LANGUAGE sql STABLE AS $$
  SELECT g.team_id FROM athar_grants() g WHERE g.role = 'supervisor' AND g.team_id IS NOT NULL
$$;

CREATE OR REPLACE FUNCTION athar_member_teams() RETURNS SETOF varchar LANGUAGE sql STABLE AS $$
  SELECT g.team_id FROM athar_grants() g WHERE g.role IN ('officer', 'supervisor') AND g.team_id IS NOT NULL
$$;

-- What is theirs ------------------------------------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION athar_assigned_cases() RETURNS SETOF varchar
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.case_id FROM casework_assignment a
  WHERE a.officer_id = athar_actor() AND a.until IS NULL AND athar_holds('officer', 'supervisor')
$$;

CREATE OR REPLACE FUNCTION athar_own_registrations() RETURNS SETOF varchar
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.registration_id FROM casework_relative r WHERE r.account_id = athar_actor() AND athar_area() = 'family'
$$;

CREATE OR REPLACE FUNCTION athar_family_cases() RETURNS SETOF varchar
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.case_id FROM casework_registration r WHERE r.id IN (SELECT athar_own_registrations())
$$;

-- A new record may be added to a case of one's team that is not assigned to oneself yet.
CREATE OR REPLACE FUNCTION athar_may_add_to_case(wanted varchar) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM casework_case c WHERE c.id = wanted
      AND (c.team_id IN (SELECT athar_member_teams()) OR c.id IN (SELECT athar_assigned_cases()))
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

-- Policies (a question in brackets is asked once a query, not once a row) ------------------------------------------------------------------------------------------------------------

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
  id IN (SELECT athar_assigned_cases()) OR team_id IN (SELECT athar_supervised_teams()) OR id IN (SELECT athar_family_cases())
);
CREATE POLICY web_adds ON casework_case FOR INSERT TO athar_web WITH CHECK (team_id IN (SELECT athar_member_teams()));
CREATE POLICY web_changes ON casework_case FOR UPDATE TO athar_web
  USING (id IN (SELECT athar_assigned_cases()) OR team_id IN (SELECT athar_supervised_teams()));

CREATE POLICY web_reads ON casework_registration FOR SELECT TO athar_web USING (
  id IN (SELECT athar_own_registrations())
  OR ((SELECT athar_area()) = 'staff' AND EXISTS (SELECT 1 FROM casework_case c WHERE c.id = case_id))
);
CREATE POLICY web_adds ON casework_registration FOR INSERT TO athar_web WITH CHECK (athar_may_add_to_case(case_id));
CREATE POLICY web_changes ON casework_registration FOR UPDATE TO athar_web
  USING ((SELECT athar_area()) = 'staff' AND EXISTS (SELECT 1 FROM casework_case c WHERE c.id = case_id));

CREATE POLICY web_reads ON casework_person FOR SELECT TO athar_web
  USING ((SELECT athar_area()) = 'staff' AND EXISTS (SELECT 1 FROM casework_case c WHERE c.id = case_id));
CREATE POLICY web_adds ON casework_person FOR INSERT TO athar_web WITH CHECK (athar_may_add_to_case(case_id));
CREATE POLICY web_changes ON casework_person FOR UPDATE TO athar_web
  USING ((SELECT athar_area()) = 'staff' AND EXISTS (SELECT 1 FROM casework_case c WHERE c.id = case_id));

CREATE POLICY web_reads ON casework_personname FOR SELECT TO athar_web
  USING (EXISTS (SELECT 1 FROM casework_registration r WHERE r.id = source_id));
CREATE POLICY web_adds ON casework_personname FOR INSERT TO athar_web WITH CHECK (athar_may_add_to_registration(source_id));
CREATE POLICY web_changes ON casework_personname FOR UPDATE TO athar_web
  USING ((SELECT athar_area()) = 'staff' AND EXISTS (SELECT 1 FROM casework_registration r WHERE r.id = source_id));

-- Relatives do not learn of each other.
CREATE POLICY web_reads ON casework_relative FOR SELECT TO athar_web USING (
  account_id = (SELECT athar_actor())
  OR ((SELECT athar_area()) = 'staff' AND EXISTS (SELECT 1 FROM casework_registration r WHERE r.id = registration_id))
);
CREATE POLICY web_adds ON casework_relative FOR INSERT TO athar_web WITH CHECK (athar_may_add_to_registration(registration_id));
CREATE POLICY web_changes ON casework_relative FOR UPDATE TO athar_web
  USING ((SELECT athar_area()) = 'staff' AND EXISTS (SELECT 1 FROM casework_registration r WHERE r.id = registration_id));

CREATE POLICY web_reads ON casework_contactplan FOR SELECT TO athar_web
  USING (EXISTS (SELECT 1 FROM casework_registration r WHERE r.id = registration_id));
CREATE POLICY web_adds ON casework_contactplan FOR INSERT TO athar_web WITH CHECK (athar_may_add_to_registration(registration_id));
CREATE POLICY web_changes ON casework_contactplan FOR UPDATE TO athar_web
  USING (EXISTS (SELECT 1 FROM casework_registration r WHERE r.id = registration_id));

CREATE POLICY web_reads ON casework_assignment FOR SELECT TO athar_web USING (
  officer_id = (SELECT athar_actor()) OR EXISTS (SELECT 1 FROM casework_case c WHERE c.id = case_id) AND (SELECT athar_area()) = 'staff'
);
CREATE POLICY web_adds ON casework_assignment FOR INSERT TO athar_web WITH CHECK (athar_supervises_case(case_id));
CREATE POLICY web_changes ON casework_assignment FOR UPDATE TO athar_web USING (athar_supervises_case(case_id));

CREATE POLICY web_reads ON casework_team FOR SELECT TO athar_web USING ((SELECT athar_area()) = 'staff');

CREATE POLICY web_reads ON casework_rolegrant FOR SELECT TO athar_web USING (
  user_id = (SELECT athar_actor()) OR team_id IN (SELECT athar_supervised_teams()) OR (SELECT athar_holds('protection_officer'))
);
CREATE POLICY web_adds ON casework_rolegrant FOR INSERT TO athar_web WITH CHECK (
  asked_by_id = (SELECT athar_actor()) AND since IS NULL AND (team_id IN (SELECT athar_supervised_teams()) OR (SELECT athar_holds('protection_officer')))
);
CREATE POLICY web_changes ON casework_rolegrant FOR UPDATE TO athar_web
  USING (team_id IN (SELECT athar_supervised_teams()) OR (SELECT athar_holds('protection_officer')))
  WITH CHECK (user_id <> (SELECT athar_actor()) OR until IS NOT NULL);

-- An account's own key opens its seeds before anybody is signed in; case keys follow their case.
CREATE POLICY web_reads ON casework_datakey FOR SELECT TO athar_web USING (
  kind = 'account'
  OR EXISTS (SELECT 1 FROM casework_registration r WHERE r.data_key_id = casework_datakey.id)
  OR EXISTS (SELECT 1 FROM casework_person p WHERE p.data_key_id = casework_datakey.id)
);
CREATE POLICY web_adds ON casework_datakey FOR INSERT TO athar_web WITH CHECK (destroyed_at IS NULL);

CREATE POLICY web_adds ON casework_auditevent FOR INSERT TO athar_web WITH CHECK (true);
CREATE POLICY web_reads ON casework_auditevent FOR SELECT TO athar_web USING (
  actor_id = (SELECT athar_actor())
  OR (SELECT athar_holds('auditor', 'protection_officer'))
  OR subject_type = 'user' AND subject_id = (SELECT athar_actor())::text
  OR EXISTS (SELECT 1 FROM casework_case c WHERE c.id = subject_id)
  OR EXISTS (SELECT 1 FROM casework_registration r WHERE r.id = subject_id)
);

CREATE POLICY web_reads ON casework_notice FOR SELECT TO athar_web USING (account_id = (SELECT athar_actor()));
CREATE POLICY web_adds ON casework_notice FOR INSERT TO athar_web WITH CHECK (true);

CREATE POLICY web_reads ON casework_auditseal FOR SELECT TO athar_web USING ((SELECT athar_holds('auditor', 'protection_officer')));
