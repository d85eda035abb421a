import { CellField } from '../fields/cell-field.tsx'
import { textOf } from '../fields/entries.ts'
import { useOpenStudy } from './study-context.ts'
import { useEdits } from './use-edits.ts'

/** What the study is called, what it is about, in which currency it counts. */
export function StudyBasics() {
  const { document } = useOpenStudy()
  const { set } = useEdits()
  const save = (key: string) => (text: string) =>
    set([key], text === '' ? undefined : text, `${key}: ${text}`)
  return (
    <div className="facts-grid study-basics">
      <label className="wide-field">
        <span>Title of the study</span>
        <CellField
          wraps
          label="Title of the study"
          value={textOf(document, 'title')}
          onSave={save('title')}
        />
      </label>
      <label>
        <span>Currency</span>
        <CellField
          label="Currency"
          value={textOf(document, 'currency')}
          placeholder="EUR"
          refuse={(text) => (/^[A-Z]{3}$/.test(text) ? '' : 'Three capital letters, such as EUR.')}
          onSave={save('currency')}
        />
      </label>
      <label className="wide-field">
        <span>What it is about</span>
        <CellField
          wraps
          label="What the study is about"
          value={textOf(document, 'about')}
          placeholder="–"
          onSave={save('about')}
        />
      </label>
    </div>
  )
}
