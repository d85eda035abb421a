import type { Job } from '#contract/job'
import type { PromiseEntry } from '#contract/promise'
import type { RevisionEntry } from '#contract/revision'
import type { AnswerSummary, Missing } from '#contract/study'
import type { Finding } from '#quantity/finding'
import type { DocumentEdit } from '#study/document/document-edit'

/** Who does something, and where. */
export interface Actor {
  readonly workspace: string
  readonly id: string
  readonly name: string
}

/** What lists say of a study without reading its text. */
export interface StudyFacts {
  readonly title: string
  readonly simulated: boolean
  /** Whether it holds the figures of a customer over those of another study. */
  readonly customerModel: boolean
  readonly missing: readonly Missing[]
  /** Days on which something is to be reviewed, sorted. */
  readonly reviews: readonly string[]
}

export interface StoredStudy extends StudyFacts {
  readonly id: string
  /** The newest. */
  readonly revision: number
  readonly changedAt: string
  readonly changedBy: string
  readonly archived: boolean
  /** Of the newest revision that was evaluated. */
  readonly answer?: AnswerSummary
}

/** A file of rows as a study names it. */
export interface StudyFile {
  readonly name: string
  /** SHA-256 of its bytes. */
  readonly hash: string
  readonly bytes: number
  readonly addedAt: string
}

/** What a revision says besides its text. */
export interface StoredEntry extends RevisionEntry {
  /** Of `undo` and `redo`: the revision that is taken back, or made again. */
  readonly of?: number
  /** Id of the one who made it. */
  readonly actor: string
}

export interface StoredRevision extends StoredEntry {
  readonly text: string
  readonly edits?: readonly DocumentEdit[]
  readonly inverse?: readonly DocumentEdit[]
}

/** A revision that is to follow `revision - 1`. */
export interface NewRevision extends Omit<StoredRevision, 'answer'> {
  readonly study: string
  readonly facts: StudyFacts
  /** The whole set, where it changes. */
  readonly files?: readonly StudyFile[]
}

export interface StoredUpload {
  readonly id: string
  readonly study: string
  readonly name: string
  readonly bytes: number
  readonly received: number
  readonly actor: string
  readonly changedAt: string
}

export interface StoredJob extends Job {
  readonly workspace: string
}

/** What an evaluation gave; of a study with problems only what was found. */
export interface StoredResult {
  readonly key: string
  /** `encodeAssessment`, packed with gzip. */
  readonly assessment?: Uint8Array
  /** Of the revision that it was made from first. */
  readonly summary?: Omit<AnswerSummary, 'revision'>
  readonly findings: readonly Finding[]
}

/** What was promised with a study, as it was frozen. */
export interface StoredPromise extends PromiseEntry {
  /** The file, as the command line writes and reads it. */
  readonly content: string
}

/**
 * Everything that is kept of studies besides the bytes of their files. Every method changes all that
 * it names or nothing; what it has answered survives the end of the process.
 */
export interface Store {
  /** Knows from now on who works where. */
  welcome(who: Actor): Promise<void>
  studies(workspace: string, archived: boolean): Promise<readonly StoredStudy[]>
  study(workspace: string, id: string): Promise<StoredStudy | undefined>
  setArchived(workspace: string, id: string, archived: boolean): Promise<void>
  /** Deletes a study with its history; gives the hashes of files that nothing uses any more. */
  purge(workspace: string, id: string): Promise<readonly string[]>
  /** Begins a study with its revision 1, or adds the next one; false where another came first. */
  append(workspace: string, revision: NewRevision): Promise<boolean>
  revision(workspace: string, study: string, revision: number): Promise<StoredRevision | undefined>
  /** Newest first. */
  entries(workspace: string, study: string): Promise<readonly StoredEntry[]>
  files(workspace: string, study: string, revision: number): Promise<readonly StudyFile[]>
  /** Of every file that some revision of any study has. */
  hashes(): Promise<ReadonlySet<string>>
  /** Of all files of a workspace, each counted once. */
  bytesKept(workspace: string): Promise<number>
  uploads(workspace: string): Promise<readonly StoredUpload[]>
  upload(workspace: string, id: string): Promise<StoredUpload | undefined>
  saveUpload(workspace: string, upload: StoredUpload): Promise<void>
  endUpload(workspace: string, id: string): Promise<void>
  /** Newest first. */
  jobs(workspace: string, study?: string): Promise<readonly StoredJob[]>
  job(workspace: string, id: string): Promise<StoredJob | undefined>
  saveJob(job: StoredJob): Promise<void>
  /** Work that waits, of all workspaces, oldest first; what ran when the process ended waits again. */
  resumeJobs(): Promise<readonly StoredJob[]>
  /** Forgets work that ended before a moment. */
  forgetJobs(workspace: string, before: string): Promise<void>
  result(workspace: string, key: string): Promise<StoredResult | undefined>
  saveResult(workspace: string, study: string, result: StoredResult): Promise<void>
  saveAnswer(workspace: string, study: string, answer: AnswerSummary): Promise<void>
  /** The last day first. */
  promises(workspace: string, study: string): Promise<readonly PromiseEntry[]>
  promise(workspace: string, study: string, id: string): Promise<StoredPromise | undefined>
  /** Keeps a promise until its study is purged; one of that id stays as it is. False where there is no such study. */
  keepPromise(workspace: string, study: string, promise: StoredPromise): Promise<boolean>
  close(): Promise<void>
}
