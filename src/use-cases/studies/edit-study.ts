import type { EditRequest, TextRequest } from '#contract/edit'
import type { StudyDocument } from '#contract/study'
import { applyEdits } from '#study/document/apply-edits'
import type { DocumentEdit } from '#study/document/document-edit'
import { Refusal } from '#use-cases/refusal'
import { appendDraft } from '#use-cases/studies/append-revision'
import { knownRevision, knownStudy } from '#use-cases/studies/known-study'
import { readStudyAt } from '#use-cases/studies/read-study'
import type { StudyPorts } from '#use-cases/studies/study-ports'
import type { Actor } from '#use-cases/ports/store'

/** How often an edit is made anew on what others changed in the same moment. */
const mostTries = 20

/** Changes places of a study; what others changed elsewhere meanwhile stays. */
export async function editStudy(
  who: Actor,
  id: string,
  [request, ports]: readonly [EditRequest, StudyPorts],
): Promise<StudyDocument> {
  return ports.turns.take(`${who.workspace} ${id}`, () => edited(who, id, [request, ports]))
}

async function edited(
  who: Actor,
  id: string,
  [{ base, edits, why }, ports]: readonly [EditRequest, StudyPorts],
): Promise<StudyDocument> {
  for (let tries = 0; tries < mostTries; tries++) {
    const { revision } = await knownStudy(who, id, ports.store)
    if (base > revision) throw aheadOf(base, revision)
    const { text } = await knownRevision(who, [id, revision], ports.store)
    const changed = editedText(text, edits, revision)
    const words = why ?? editWords(edits)
    const draft = { study: id, revision: revision + 1, kind: 'edit', edits, why: words } as const
    if (await appendDraft(who, { ...draft, ...changed }, ports))
      return readStudyAt(who, { study: id }, ports)
  }
  throw crowded()
}

/** Puts another text in the place of that of a revision, where nobody changed it meanwhile. */
export async function writeStudyText(
  who: Actor,
  id: string,
  [{ base, text, why }, ports]: readonly [TextRequest, StudyPorts],
): Promise<StudyDocument> {
  const { revision } = await knownStudy(who, id, ports.store)
  if (base > revision) throw aheadOf(base, revision)
  const draft = { study: id, revision: base + 1, kind: 'text', text, why: why ?? 'text' } as const
  const added = base === revision && (await appendDraft(who, draft, ports))
  if (!added) throw movedOn((await knownStudy(who, id, ports.store)).revision)
  return readStudyAt(who, { study: id }, ports)
}

/** The text after edits, with what takes them back; throws a refusal that names the conflicts. */
export function editedText(
  text: string,
  edits: readonly DocumentEdit[],
  revision: number,
): { readonly text: string; readonly inverse: readonly DocumentEdit[] } {
  const outcome = applyEdits(text, edits)
  switch (outcome.kind) {
    case 'edited':
      return { text: outcome.text, inverse: outcome.inverse }
    case 'conflict':
      throw new Refusal('conflict', 'Something else stands there now.', {
        hint: 'Look at both, and choose.',
        conflicts: [...outcome.conflicts],
        revision,
      })
    case 'unreadable':
      throw new Refusal('unreadable', 'The text of the study cannot be read.', {
        hint: 'Mend the text first.',
        findings: [...outcome.findings],
      })
  }
}

/** Says that the study is not at the revision any more that a change began from. */
export function movedOn(revision: number): Refusal {
  return new Refusal('conflict', 'The study was changed meanwhile.', {
    hint: 'Look at what stands there now, and write yours again.',
    revision,
  })
}

export function aheadOf(base: number, revision: number): Refusal {
  const message = `The study has no revision ${base} yet.`
  return new Refusal('invalid', message, { place: 'base', revision })
}

function crowded(): Refusal {
  return new Refusal('conflict', 'Too many people change this study at once.', {
    hint: 'Try again.',
  })
}

function editWords(edits: readonly DocumentEdit[]): string {
  const places = [...new Set(edits.map(({ path }) => path.join('.')))]
  const more = places.length > 3 ? ` and ${places.length - 3} more` : ''
  return `${places.slice(0, 3).join(', ')}${more}`.slice(0, 500)
}
