import { Suspense } from 'react'
import { DocumentCell } from '../cells/document-cell.tsx'
import { type Entry, textOf, written } from '../fields/entries.ts'
import { documentChoices } from '../form/document-choices.ts'
import { isList, valueAt } from '../save/document-place.ts'
import { later } from '../shell/later.tsx'
import { useEdits } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'

const SchemaList = later(() => import('../form/schema-list.tsx').then((m) => m.SchemaList))

const servesPath = ['value', 'serves']

/** What could be found out before deciding: tests with their costs, and what would be known together. */
export function FindingOut() {
  const { document } = useOpenStudy()
  const { place } = useEdits()
  const names = new Map(documentChoices(document, [])('assumptions'))
  return (
    <section aria-labelledby="finding-out-heading">
      <h2 id="finding-out-heading">What could be found out before deciding</h2>
      <p className="sub">
        A test costs something and tells something. With its costs written here, “Measure this next”
        below says how large it should be, and what it leaves after its cost.
      </p>
      <Suspense>
        <h3>Tests</h3>
        <SchemaList list={['value', 'tests']} noun="test" about={testWords} />
        <h3>Known together</h3>
        <p className="sub">
          Assumptions that one question would settle together: knowing them all is worth more than
          each alone.
        </p>
        <SchemaList
          list={['value', 'groups']}
          noun="group"
          about={(entry) => membersOf(entry, names)}
        />
      </Suspense>
      <label className="inline serves">
        How many decisions like this one will rest on what is found out? A test is worth so many
        times as much:{' '}
        <DocumentCell
          className="short-cell"
          label="How many decisions a finding serves"
          value={textOf(valueAt(document, ['value']), 'serves')}
          placeholder="1"
          place={place(servesPath, written, (text) => `a finding serves ${text || 1}`)}
        />
      </label>
    </section>
  )
}

/** "5000 EUR, 12 EUR for one more, at most 400". */
function testWords(entry: Entry): string {
  const [fixed, each, most] = ['fixed', 'each', 'at-most'].map((key) => textOf(entry, key))
  const said = [
    fixed,
    each === '' ? '' : `${each} for one more`,
    most === '' ? '' : `at most ${most}`,
  ].filter(Boolean)
  return said.length === 0 ? 'no costs yet' : said.join(', ')
}

function membersOf(entry: Entry, names: ReadonlyMap<string, string>): string {
  const of = isList(entry['of']) ? entry['of'].map(String) : []
  return of.map((id) => names.get(id) ?? id).join('; ')
}
