-- Accounts and sessions: the tables of the sign-in library (better-auth 1.7.25, plugins username and twoFactor), as its
-- `compileMigrations()` writes them, under our prefix; the library never migrates at run time. Column names are the library's.
-- Way back: drop the five tables; everybody must be given a new password afterwards.

create table "people_user" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "name" text not null, "email" text not null unique, "emailVerified" boolean not null, "image" text, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz default CURRENT_TIMESTAMP not null, "username" text unique, "displayUsername" text, "twoFactorEnabled" boolean);

create table "people_session" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "expiresAt" timestamptz not null, "token" text not null unique, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz not null, "ipAddress" text, "userAgent" text, "userId" uuid not null references "people_user" ("id") on delete cascade);

create table "people_account" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "accountId" text not null, "providerId" text not null, "userId" uuid not null references "people_user" ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, "scope" text, "password" text, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz not null);

create table "people_verification" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "identifier" text not null, "value" text not null, "expiresAt" timestamptz not null, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz default CURRENT_TIMESTAMP not null);

create table "people_two_factor" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "secret" text not null, "backupCodes" text not null, "userId" uuid not null references "people_user" ("id") on delete cascade, "verified" boolean, "failedVerificationCount" integer, "lockedUntil" timestamptz);

create index "people_session_userId_idx" on "people_session" ("userId");
create index "people_account_userId_idx" on "people_account" ("userId");
create index "people_verification_identifier_idx" on "people_verification" ("identifier");
create index "people_two_factor_secret_idx" on "people_two_factor" ("secret");
create index "people_two_factor_userId_idx" on "people_two_factor" ("userId");

-- Ours from here: an account belongs to a person and has its id; one password each; one second factor each.
alter table "people_user" add constraint people_user_is_person foreign key ("id") references people_person (id);
create unique index people_account_one_password on "people_account" ("userId") where "providerId" = 'credential';
create unique index people_two_factor_one on "people_two_factor" ("userId");

comment on table "people_user" is '登录账号: same id as the person; e-mail addresses are made up (the library wants one)';
comment on column "people_user"."username" is '登录名, lower case; "displayUsername" as it was written';
comment on table "people_session" is '登录会话: expires by the real clock, also where a test clock runs';
comment on column "people_session"."ipAddress" is '登录地址: shown only to the person whose session it is';
comment on table "people_account" is '登录密码: scrypt, salted';
comment on table "people_verification" is '登录过程中的一次性凭据 (second factor pending)';
comment on table "people_two_factor" is '动态口令: secret and recovery codes, encrypted with a key that is not in the database';

grant select, insert, update, delete on "people_user", "people_session", "people_account", "people_verification", "people_two_factor"
  to fangyuan_app;
