import { decodeAssessment } from '#contract/assessment-text'
import type { NewPromise, PromiseEntry } from '#contract/promise'
import { hashOf } from '#quantity/hash'
import { promised, type Promised } from '#study/evaluation/promised'
import { promiseText, readPromise } from '#study/evaluation/promise-file'
import { Refusal } from '#use-cases/refusal'
import { documentName } from '#use-cases/studies/describe-text'
import { evaluationKey } from '#use-cases/studies/evaluation-key'
import { unpacked } from '#use-cases/studies/history'
import { knownRevision, knownStudy } from '#use-cases/studies/known-study'
import type { StudyPorts } from '#use-cases/studies/study-ports'
import type { Actor, StoredPromise } from '#use-cases/ports/store'

/** What was promised with a study, the last first. */
export async function listPromises(
  who: Actor,
  id: string,
  { store }: StudyPorts,
): Promise<PromiseEntry[]> {
  await knownStudy(who, id, store)
  return [...(await store.promises(who.workspace, id))]
}

/** A promise as the file that the command line reads. */
export async function promiseOf(
  who: Actor,
  [id, promise]: readonly [string, string],
  { store }: StudyPorts,
): Promise<StoredPromise> {
  await knownStudy(who, id, store)
  const found = await store.promise(who.workspace, id, promise)
  if (found !== undefined) return found
  throw new Refusal('not-found', 'The study has no such promise.', { place: 'promise' })
}

/** Freezes what a study promises, or keeps a promise that was frozen elsewhere; one that is kept already stays. */
export async function makePromise(
  who: Actor,
  [id, wanted]: readonly [string, NewPromise],
  ports: StudyPorts,
): Promise<PromiseEntry> {
  await knownStudy(who, id, ports.store)
  const text =
    wanted.from === 'file' ? wanted.text : promiseText(await frozen(who, [id, wanted], ports))
  const revision = wanted.from === 'file' ? {} : { revision: wanted.revision }
  const promise = { ...describe(who, text, ports), ...revision }
  const kept = await ports.store.keepPromise(who.workspace, id, promise)
  if (!kept) throw new Refusal('not-found', 'There is no such study.', { place: 'study' })
  ports.events.publish(who.workspace, { type: 'promise', study: id })
  const { content: _content, ...entry } = await promiseOf(who, [id, promise.id], ports)
  return entry
}

type Wanted = Extract<NewPromise, { from: 'answer' }>

/** The figures of a revision as they were evaluated. */
async function frozen(
  who: Actor,
  [id, { revision, to, by, on, note = '' }]: readonly [string, Wanted],
  ports: StudyPorts,
): Promise<Promised> {
  const { text } = await knownRevision(who, [id, revision], ports.store)
  const key = await evaluationKey(who, [id, revision], ports)
  const assessment = (await ports.store.result(who.workspace, key))?.assessment
  if (assessment === undefined)
    throw new Refusal('not-ready', `Revision ${revision} is not evaluated.`, {
      hint: 'Wait for the figures of what stands there now, and promise those.',
    })
  const savedAt = ports.surroundings.now()
  const about = note === '' ? { to, by, on } : { to, by, on, note }
  const made = { document: documentName, ...about, savedAt, revision, text }
  const promise = promised(decodeAssessment(unpacked(assessment)), made)
  if (promise.figures.length > 0) return promise
  throw new Refusal('not-ready', 'There is nothing to promise yet.', {
    hint: 'A promise holds what a study is worth and how much its needs get better; it has neither.',
  })
}

/** What is kept of the text of a promise; the same text has the same id. */
function describe(who: Actor, text: string, { surroundings }: StudyPorts): StoredPromise {
  const promise = readPromise(text)
  if (promise === undefined)
    throw new Refusal('unreadable', 'This file holds no promise.', {
      place: 'text',
      hint: 'Choose one that was frozen here, or with `worthline assess STUDY --save --as promise`.',
    })
  const { title, to = '', by = '', on, note = '' } = promise
  return {
    id: hashOf(text).slice(0, 40),
    title: storable(title),
    to: storable(to),
    by: storable(by),
    on,
    note: storable(note),
    keptAt: surroundings.now(),
    keptBy: who.name,
    content: text,
  }
}

/** Words of a file as a list shows them; without the character that databases end texts with. */
function storable(words: string): string {
  return words.replaceAll('\0', '').slice(0, 2_000).toWellFormed()
}
