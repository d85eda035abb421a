import { gunzipSync } from 'node:zlib'
import type { RevisionComparison, RevisionEntry } from '#contract/revision'
import { evaluationKey } from '#use-cases/studies/evaluation-key'
import { knownRevision, knownStudy } from '#use-cases/studies/known-study'
import type { StudyPorts } from '#use-cases/studies/study-ports'
import type { Actor } from '#use-cases/ports/store'

/** The history of a study, newest first. */
export async function listRevisions(
  who: Actor,
  id: string,
  { store }: StudyPorts,
): Promise<RevisionEntry[]> {
  await knownStudy(who, id, store)
  const entries = await store.entries(who.workspace, id)
  return entries.map(({ of: _of, actor: _actor, ...entry }) => entry)
}

/** Two revisions beside each other; which figures moved, where both were evaluated. */
export async function compareRevisions(
  who: Actor,
  [id, { from, to }]: readonly [string, { readonly from: number; readonly to: number }],
  ports: StudyPorts,
): Promise<RevisionComparison> {
  await knownStudy(who, id, ports.store)
  const [before, after] = await Promise.all([
    knownRevision(who, [id, from], ports.store),
    knownRevision(who, [id, to], ports.store),
  ])
  const [old, now] = await Promise.all([
    assessmentAt(who, [id, from], ports),
    assessmentAt(who, [id, to], ports),
  ])
  const moved = old && now && (await ports.work.compare(old, now))
  return {
    from,
    to,
    before: before.text,
    after: after.text,
    ...(moved === undefined ? {} : { moved: [...moved] }),
  }
}

async function assessmentAt(
  who: Actor,
  [id, revision]: readonly [string, number],
  ports: StudyPorts,
): Promise<Uint8Array | undefined> {
  const key = await evaluationKey(who, [id, revision], ports)
  return (await ports.store.result(who.workspace, key))?.assessment
}

/** The text of a packed assessment. */
export function unpacked(assessment: Uint8Array): string {
  return gunzipSync(assessment).toString()
}
