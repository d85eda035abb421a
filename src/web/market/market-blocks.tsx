import { useState } from 'react'
import { studyJsonSchema } from '#study/document/json-schema'
import { Prose } from '../drawn/prose.tsx'
import { ChooseFiles } from '../evidence/choose-files.tsx'
import { EntryForm } from '../form/entry-form.tsx'
import { EntryList } from '../form/entry-list.tsx'
import { insertion, replacement } from '../form/form-edits.ts'
import { keyWords } from '../form/form-field.ts'
import { type Entry } from '../fields/entries.ts'
import { isEntries, valueAt } from '../save/document-place.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { type MarketChoice, marketChoices, marketKeysOf } from './market-parts.ts'

const schema = studyJsonSchema()
const choices = marketChoices(schema)

/** What the study asks and says on its market, and what it could ask besides. */
export function MarketBlocks({ onFiles }: { onFiles(files: readonly File[]): void }) {
  const { document, file } = useOpenStudy()
  const keys = marketKeysOf(document)
  return (
    <section aria-labelledby="asked-heading">
      <h2 id="asked-heading">{keys.length === 0 ? 'Begin with a question' : 'What is asked'}</h2>
      {keys.length === 0 ? (
        <div className="empty">
          <p>
            <b>Nothing is known of the market yet.</b>
          </p>
          <p>
            Drop a file of answers, prices or sales anywhere on this page, or choose it below; then
            take the question that it answers: its columns are proposed, and you say whether they
            are right.
          </p>
        </div>
      ) : null}
      <h3 id="prices-heading">Alternatives and their prices</h3>
      <EntryList
        list={['solutions']}
        node={schema.properties!['solutions']!.items!}
        noun="alternative"
        adding
      />
      {keys.map((key) => (
        <Listed key={key} choices={choices.filter((one) => one.key === key)} />
      ))}
      {file.files.length === 0 ? null : (
        <p className="note">Files at hand: {file.files.map(({ name }) => name).join(', ')}.</p>
      )}
      <ChooseFiles onFiles={onFiles} />
      <AddToMarket />
    </section>
  )
}

/** The entries under one key. */
function Listed({ choices: own }: { choices: readonly MarketChoice[] }) {
  const [first] = own
  if (first === undefined) return null
  const { key, many } = first
  const node = schema.properties![key]!
  return (
    <>
      <h3>{keyWords(key)}</h3>
      {many ? (
        <EntryList
          list={[key]}
          node={node.items!}
          noun={keyWords(key).toLowerCase().replace(/s$/, '')}
          adding={false}
        />
      ) : (
        <Single choice={first} />
      )}
    </>
  )
}

/** Something of which there is one in a study. */
function Single({ choice }: { choice: MarketChoice }) {
  const { document } = useOpenStudy()
  const [open, setOpen] = useState(false)
  const entry = valueAt(document, [choice.key])
  if (!open || !isEntries(entry))
    return (
      <button type="button" onClick={() => setOpen(true)}>
        Change
      </button>
    )
  return (
    <EntryForm
      node={choice.node}
      name={choice.name}
      entry={entry as Entry}
      edits={replacement([choice.key], entry)}
      why={`${choice.name} changed`}
      onDone={() => setOpen(false)}
    />
  )
}

/** Everything that can be asked, as questions; the one that is chosen as a form. */
function AddToMarket() {
  const { document } = useOpenStudy()
  const [chosen, setChosen] = useState<MarketChoice>()
  const possible = choices.filter(({ key, many }) => many || valueAt(document, [key]) === undefined)
  return (
    <>
      <h3>Ask something more</h3>
      <ul className="market-choices">
        {possible.map((choice) => (
          <li key={`${choice.key}.${choice.name}`}>
            <button
              type="button"
              className="market-choice"
              aria-expanded={choice === chosen}
              onClick={() => setChosen(choice === chosen ? undefined : choice)}
            >
              <b>{choice.question}</b>
              <span>
                <Prose text={choice.about} />
              </span>
            </button>
            {choice === chosen ? (
              <EntryForm
                node={choice.node}
                name={choice.name}
                edits={choice.many ? insertion([choice.key]) : replacement([choice.key], undefined)}
                why={`asked: ${choice.question}`}
                onDone={() => setChosen(undefined)}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}
