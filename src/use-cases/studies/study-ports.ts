import type { AssessmentSettings } from '#study/evaluation/assessment'
import type { Memory } from '#study/evaluation/memory'
import type { Turns } from '#use-cases/studies/turns'
import type { Documents } from '#use-cases/ports/documents'
import type { Store } from '#use-cases/ports/store'
import type { Events, Surroundings } from '#use-cases/ports/surroundings'
import type { Vault } from '#use-cases/ports/vault'
import type { Work } from '#use-cases/ports/work'
import type { Workbooks } from '#use-cases/ports/workbooks'

/** What the work on stored studies reaches for outside. */
export interface StudyPorts {
  readonly store: Store
  readonly vault: Vault
  readonly work: Work
  readonly documents: Documents
  readonly workbooks: Workbooks
  readonly events: Events
  readonly surroundings: Surroundings
  readonly turns: Turns
  /** Of what texts say. */
  readonly memory: Memory
  readonly templates: readonly TemplateFolder[]
  /** Version of the product. */
  readonly version: string
  /** Every study is evaluated with these, as the command line does unless told otherwise. */
  readonly settings: AssessmentSettings
  readonly limits: Limits
  /** Says what went wrong by our own fault. */
  readonly fault: (error: Error) => void
}

/** A folder with a study document and its files, from which a new study can start. */
export interface TemplateFolder {
  readonly id: string
  readonly folder: string
}

interface Limits {
  /** Of one file. */
  readonly fileBytes: number
  /** Of all files of a workspace. */
  readonly workspaceBytes: number
  /** Of the disk, that stay free. */
  readonly freeBytes: number
}
