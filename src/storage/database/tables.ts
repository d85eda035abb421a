/** The tables as they are after all migrations: TEXT, INTEGER, BIGINT (of bytes) and REAL only; JSON and moments are TEXT. */
export interface Tables {
  readonly meta: MetaTable
  readonly workspaces: WorkspaceTable
  readonly actors: ActorTable
  readonly studies: StudyTable
  readonly revisions: RevisionTable
  readonly study_files: StudyFileTable
  readonly uploads: UploadTable
  readonly jobs: JobTable
  readonly results: ResultTable
  readonly promises: PromiseTable
}

interface MetaTable {
  name: string
  value: string
}

interface WorkspaceTable {
  id: string
  name: string
  created_at: string
}

interface ActorTable {
  workspace: string
  id: string
  name: string
  created_at: string
}

export interface StudyTable {
  workspace: string
  id: string
  title: string
  revision: number
  created_at: string
  changed_at: string
  changed_by: string
  archived: number
  simulated: number
  missing: string
  reviews: string
  answer: string | null
  customer_model: number
}

export interface RevisionTable {
  workspace: string
  study: string
  revision: number
  kind: string
  text: string
  edits: string | null
  inverse: string | null
  paths: string
  of_revision: number | null
  actor: string
  made_by: string
  made_at: string
  why: string
  answer: string | null
}

/** A file belongs to the revisions from `first_revision` to `last_revision`; absent: to the newest. */
export interface StudyFileTable {
  workspace: string
  study: string
  name: string
  first_revision: number
  last_revision: number | null
  hash: string
  bytes: number
  added_at: string
}

export interface UploadTable {
  workspace: string
  id: string
  study: string
  name: string
  bytes: number
  received: number
  actor: string
  changed_at: string
}

export interface JobTable {
  workspace: string
  id: string
  kind: string
  study: string | null
  revision: number | null
  state: string
  progress: string
  created_at: string
  ended_at: string | null
  findings: string
}

/** `assessment` is gzip in base64. */
interface ResultTable {
  workspace: string
  key: string
  study: string
  assessment: string | null
  summary: string | null
  findings: string
  made_at: string
}

/** `content` is the file as the command line writes it. */
export interface PromiseTable {
  workspace: string
  study: string
  id: string
  revision: number | null
  title: string
  promised_to: string
  promised_by: string
  promised_on: string
  note: string
  kept_at: string
  kept_by: string
  content: string
}
