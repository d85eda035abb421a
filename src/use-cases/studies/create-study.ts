import { parse, stringify } from 'yaml'
import type { NewStudy, StudyDocument, Template } from '#contract/study'
import { applyEdits } from '#study/document/apply-edits'
import { Refusal } from '#use-cases/refusal'
import { appendDraft, type Draft } from '#use-cases/studies/append-revision'
import { customerModelOf } from '#use-cases/studies/customer-model'
import { documentName } from '#use-cases/studies/describe-text'
import { knownRevision, knownStudy } from '#use-cases/studies/known-study'
import { readStudyAt } from '#use-cases/studies/read-study'
import { filesTurn } from '#use-cases/studies/turns'
import type { StudyPorts, TemplateFolder } from '#use-cases/studies/study-ports'
import type { Actor, StudyFile } from '#use-cases/ports/store'

/** What a new study begins with. */
type Beginning = Pick<Draft, 'text' | 'why' | 'files'>

/** Begins a study from a template, a text, a copy, a customer's figures, or from nothing. */
export async function createStudy(
  who: Actor,
  wanted: NewStudy,
  ports: StudyPorts,
): Promise<StudyDocument> {
  const id = ports.surroundings.newId()
  await ports.turns.take(filesTurn, async () => {
    const beginning = await beginningOf(who, wanted, ports)
    await appendDraft(who, { study: id, revision: 1, kind: 'create', ...beginning }, ports)
  })
  return readStudyAt(who, { study: id }, ports)
}

async function beginningOf(who: Actor, wanted: NewStudy, ports: StudyPorts): Promise<Beginning> {
  switch (wanted.from) {
    case 'empty': {
      const text = stringify({ worthline: 1, title: wanted.title, currency: 'EUR' })
      return { text, why: 'new', files: [] }
    }
    case 'text':
      return { text: wanted.text, why: 'from a document', files: [] }
    case 'copy':
      return copyOf(who, wanted.study, ports)
    case 'customer':
      return customerModelOf(who, [wanted.study, wanted.customer], ports)
    case 'template': {
      const template = ports.templates.find(({ id }) => id === wanted.template)
      if (template !== undefined) return fromFolder(template, ports)
      const known = ports.templates.map(({ id }) => id).join(', ')
      throw new Refusal('invalid', 'There is no such template.', {
        place: 'template',
        hint: `There are: ${known}.`,
      })
    }
  }
}

/** The title says that it is a copy; where the text has none that can be changed, it is kept as it is. */
async function copyOf(who: Actor, id: string, { store }: StudyPorts): Promise<Beginning> {
  const study = await knownStudy(who, id, store)
  const { text } = await knownRevision(who, [id, study.revision], store)
  const files = await store.files(who.workspace, id, study.revision)
  const { title } = study
  const titled = applyEdits(text, [
    { kind: 'set', path: ['title'], old: title, new: `${title} (copy)` },
  ])
  return { text: titled.kind === 'edited' ? titled.text : text, why: `copy of ${title}`, files }
}

async function fromFolder(
  { folder, id }: TemplateFolder,
  { documents, vault, surroundings }: StudyPorts,
): Promise<Beginning> {
  const text = (await documents.read(`${folder}/${documentName}`)) ?? ''
  const names = (await documents.list(folder)).filter((name) => isTable(name))
  const files: StudyFile[] = []
  for (const name of names) {
    const kept = await vault.keep(`${folder}/${name}`)
    files.push({ name, ...kept, addedAt: surroundings.now() })
  }
  return { text, why: `from ${id}`, files }
}

/** Not the document itself, nor the script that made its rows. */
function isTable(name: string): boolean {
  return name !== documentName && !/\.(ts|md)$/u.test(name)
}

/** What a new study can start from. */
export async function listTemplates({
  templates,
  documents,
}: Pick<StudyPorts, 'templates' | 'documents'>): Promise<Template[]> {
  return Promise.all(
    templates.map(async ({ id, folder }) => {
      const text = (await documents.read(`${folder}/${documentName}`)) ?? ''
      const plain = parse(text) as Readonly<Record<string, unknown>>
      return {
        id,
        title: String(plain['title'] ?? id),
        about: String(plain['about'] ?? ''),
        simulated: plain['simulated'] === true,
      }
    }),
  )
}
