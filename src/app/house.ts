import { userInfo } from 'node:os'
import { join } from 'node:path'
import type { TemplateFolder } from '#use-cases/studies/study-ports'
import { openStore } from '#storage/database/open-store'
import { createMemory } from '#study/evaluation/memory'
import { FileDocuments } from '#storage/file-documents'
import { FileWorkbooks } from '#storage/file-workbooks'
import { copiesFolder, FileVault } from '#storage/files/file-vault'
import { lockFolder } from '#storage/files/folder-lock'
import { makeFolder } from '#storage/files/make-folder'
import type { Actor } from '#use-cases/ports/store'
import { createStudy } from '#use-cases/studies/create-study'
import { JobRunner } from '#use-cases/studies/job-runner'
import type { StudyPorts } from '#use-cases/studies/study-ports'
import { Turns } from '#use-cases/studies/turns'
import { forgetUploads } from '#use-cases/uploads/send-part'
import { createEvents } from '#app/events'
import { localSurroundings } from '#app/surroundings'
import { usualSettings } from '#app/usual-settings'
import { version } from '#app/version'
import { ProcessWork } from '#app/tasks/process-work'
import type { WorkCommand } from '#app/tasks/task-process'

export interface HouseOptions {
  /** Folder that holds everything but, where one is named, the database. */
  readonly data: string
  /** `postgres://...`; absent: one in the folder. */
  readonly database?: string
  readonly templates: readonly TemplateFolder[]
  /** The study that a first start begins with. */
  readonly example?: TemplateFolder
  readonly work: WorkCommand
  /** Where it answers, for the one who is refused. */
  readonly words: string
  /** Says what went wrong by our own fault. */
  readonly fault: (error: Error) => void
}

/** Stored studies, wired to this machine. */
export interface House {
  readonly ports: StudyPorts
  readonly runner: JobRunner
  /** The one who works on this machine. */
  readonly who: Actor
  /** What the database is known to have lost, in words. */
  readonly lost: readonly string[]
  /** The example that this first start began with. */
  readonly example?: string
  close(): Promise<void>
}

const day = 24 * 60 * 60 * 1000

const limits = { fileBytes: 4e9, workspaceBytes: 100e9, freeBytes: 200e6 }

/** Opens the folder of stored studies for this process alone. */
export async function openHouse(options: HouseOptions): Promise<House> {
  await makeFolder(options.data)
  const lock = lockFolder(options.data, options.words)
  try {
    return await open(options, () => lock.release())
  } catch (error) {
    lock.release()
    throw error
  }
}

async function open(options: HouseOptions, release: () => void): Promise<House> {
  const vault = new FileVault(options.data)
  await vault.prepare()
  const { store, lost } = await openStore(options)
  const work = new ProcessWork(options.work)
  const ports: StudyPorts = {
    store,
    vault,
    work,
    version,
    settings: usualSettings,
    limits,
    documents: new FileDocuments(),
    workbooks: new FileWorkbooks(),
    events: createEvents(),
    surroundings: localSurroundings,
    templates: options.templates,
    fault: options.fault,
    turns: new Turns(),
    memory: createMemory(100),
  }
  const runner = new JobRunner(ports)
  const who = { workspace: 'local', id: 'local', name: userName() }
  await store.welcome(who)
  await tidy(who, ports)
  if (lost.length === 0) await forgetUnused(ports)
  const example = await firstStart(who, options, ports)
  await runner.resume()
  return {
    ports,
    runner,
    who,
    lost,
    ...(example === undefined ? {} : { example }),
    close: async () => {
      await runner.close()
      await work.close()
      await store.close()
      release()
    },
  }
}

/** Forgets what nobody goes on with: broken-off files, ended work. */
async function tidy({ workspace }: Actor, ports: StudyPorts): Promise<void> {
  const now = Date.parse(ports.surroundings.now())
  await forgetUploads(workspace, new Date(now - 7 * day).toISOString(), ports)
  await ports.store.forgetJobs(workspace, new Date(now - day).toISOString())
}

/** Files that no study has; after a loss they may be what is left of one. */
async function forgetUnused({ store, vault, surroundings }: StudyPorts): Promise<void> {
  const before = new Date(Date.parse(surroundings.now()) - 7 * day).toISOString()
  await vault.forgetOthers(await store.hashes(), before)
}

async function firstStart(
  who: Actor,
  { example }: HouseOptions,
  ports: StudyPorts,
): Promise<string | undefined> {
  if (example === undefined) return undefined
  const [open, archived] = await Promise.all(
    [false, true].map((each) => ports.store.studies(who.workspace, each)),
  )
  if ((open?.length ?? 0) + (archived?.length ?? 0) > 0) return undefined
  const withExample = { ...ports, templates: [...ports.templates, example] }
  const { id } = await createStudy(who, { from: 'template', template: example.id }, withExample)
  return id
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'you'
  }
}

/** The folder in which rows that were read are kept beside stored studies. */
export function copiesIn(data: string): string {
  return join(data, copiesFolder)
}
