import { useId } from 'react'
import type { Json } from '#contract/edit'
import type { SchemaNode } from '#study/document/json-schema'
import { Prose } from '../drawn/prose.tsx'
import { written } from '../fields/entries.ts'
import { isEntries, isList } from '../save/document-place.ts'
import { type Choice, type FormChoices, useChoices } from './form-context.ts'
import {
  type Field,
  fieldOf,
  fieldWords,
  keyWords,
  type Referred,
  shapeOf,
  shapesOf,
  shapeWords,
  typed,
} from './form-field.ts'
import { ListField } from './list-field.tsx'
import { NamedField } from './named-field.tsx'
import { PartFields } from './part-fields.tsx'

/** What every field of a form is made from. */
export interface FieldProps {
  readonly node: SchemaNode
  /** Key of the document under which the value stands. */
  readonly name: string
  readonly value: Json | undefined
  readonly required?: boolean
  onChange(value: Json | undefined): void
}

/** A place of the document, asked for as its schema says: a word, a column, a list, parts of its own. */
export function SchemaField(props: FieldProps) {
  const { node, name, required } = props
  const field = fieldOf(node, name)
  if (field.kind === 'fixed') return null
  const words = fieldWords(node, name)
  const help =
    node.description === undefined ? null : (
      <small>
        <Prose text={node.description} />
      </small>
    )
  if (isGroup(field))
    return (
      <fieldset className="form-group">
        <legend>
          {words}
          {required ? <Needed /> : null}
        </legend>
        {help}
        <Group {...props} field={field} />
      </fieldset>
    )
  return (
    <label className="form-line">
      <span className="form-name">
        {words}
        {required ? <Needed /> : null}
      </span>
      <Control {...props} field={field} />
      {help}
    </label>
  )
}

/** The field of a value alone, for the entries of lists. */
export function BareField(props: FieldProps & { readonly label: string }) {
  const field = fieldOf(props.node, props.name)
  if (isGroup(field))
    return (
      <div className="form-inside" role="group" aria-label={props.label}>
        <Group {...props} field={field} />
      </div>
    )
  return <Control {...props} field={field} />
}

type GroupField = Extract<Field, { kind: 'list' | 'parts' | 'named' | 'shapes' }>

function isGroup(field: Field): field is GroupField {
  return ['list', 'parts', 'named', 'shapes'].includes(field.kind)
}

function Needed() {
  return <span className="needed"> (needed)</span>
}

function Group(props: FieldProps & { readonly field: GroupField }) {
  const { field, name, value, onChange } = props
  const words = fieldWords(props.node, name)
  switch (field.kind) {
    case 'list':
      return (
        <ListField
          of={field.of}
          name={name}
          words={words}
          value={isList(value) ? value : []}
          onChange={onChange}
        />
      )
    case 'named':
      return (
        <NamedField
          of={field.of}
          name={name}
          words={words}
          value={isEntries(value) ? value : {}}
          onChange={onChange}
        />
      )
    case 'parts':
      return (
        <PartFields
          node={shapesOf(props.node)[0] ?? props.node}
          value={value}
          onChange={onChange}
        />
      )
    case 'shapes':
      return <Shapes {...props} shapes={field.shapes} />
  }
}

/** First which of several kinds the value is, then the value. */
function Shapes(props: FieldProps & { readonly shapes: readonly SchemaNode[] }) {
  const { shapes, name, value, onChange } = props
  const shape = shapeOf(shapes, value)
  const choose = (index: number): void => onChange(emptyOf(shapes[index]!))
  return (
    <>
      <select
        className="field short-field"
        aria-label={`${keyWords(name)}: how it is given`}
        value={shape}
        onChange={(event) => choose(Number(event.currentTarget.value))}
      >
        {shapes.map((one, i) => (
          <option key={i} value={i}>
            {shapeWords(one)}
          </option>
        ))}
      </select>
      <BareField
        key={shape}
        label={keyWords(name)}
        node={shapes[shape]!}
        name={name}
        value={value}
        onChange={onChange}
      />
    </>
  )
}

/** An empty value that still says which shape it has. */
function emptyOf(shape: SchemaNode): Json {
  if (shape.type === 'array') return ['']
  if (shape.type !== 'object') return ''
  const keys = shape.required ?? Object.keys(shape.properties ?? {}).slice(0, 1)
  return Object.fromEntries(
    keys.map((key) => {
      const part = shape.properties?.[key] ?? {}
      return [key, (part.const as Json | undefined) ?? emptyOf(part)]
    }),
  )
}

function Control(props: FieldProps & { readonly field: Field; readonly label?: string }) {
  const { field, value, onChange, label } = props
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  const named = label === undefined ? {} : { 'aria-label': label }
  switch (field.kind) {
    case 'choice':
      return (
        <Select
          {...named}
          text={text}
          choices={field.values.map((one) => [one, one.replaceAll('-', ' ')])}
          onChange={onChange}
        />
      )
    case 'yes-no':
      return (
        <Select
          {...named}
          text={typeof value === 'boolean' ? (value ? 'yes' : 'no') : ''}
          choices={[
            ['yes', 'yes'],
            ['no', 'no'],
          ]}
          onChange={(said) => onChange(said === undefined ? undefined : said === 'yes')}
        />
      )
    case 'reference':
      return <Reference {...named} to={field.to} text={text} onChange={onChange} />
    case 'text':
      if (field.long)
        return (
          <textarea
            {...named}
            className="field"
            rows={2}
            value={text}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        )
      return (
        <TextInput {...named} text={text} onChange={(said) => onChange(typed(said, props.node))} />
      )
    default:
      return (
        <TextInput {...named} text={text} number onChange={(said) => onChange(written(said))} />
      )
  }
}

function TextInput(props: {
  text: string
  number?: boolean
  /** What may be meant. */
  proposed?: readonly string[]
  'aria-label'?: string
  onChange(text: string): void
}) {
  const { proposed = [] } = props
  const list = useId()
  return (
    <>
      <input
        className="field"
        aria-label={props['aria-label']}
        defaultValue={props.text}
        inputMode={props.number ? 'decimal' : 'text'}
        {...(proposed.length === 0 ? {} : { list })}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
      {proposed.length === 0 ? null : (
        <datalist id={list}>
          {proposed.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </>
  )
}

function Reference(props: {
  to: Referred
  text: string
  'aria-label'?: string
  onChange(value: Json | undefined): void
}) {
  const { proposed, ...known } = useChoices()
  const choices = choicesOf(props.to, known)
  if (choices.length === 0)
    return (
      <TextInput
        {...props}
        proposed={proposed(props.to)}
        onChange={(said) => props.onChange(said.trim() || undefined)}
      />
    )
  return <Select {...props} choices={choices} />
}

function choicesOf(
  to: Referred,
  { columns, groupings, named }: Pick<FormChoices, 'columns' | 'groupings' | 'named'>,
): readonly Choice[] {
  if (to !== 'column' && to !== 'grouping') return named(to)
  const own = columns.map(({ name }): Choice => [name, name])
  if (to === 'column') return own
  return [...own, ...groupings.filter(([id]) => !own.some(([name]) => name === id))]
}

function Select(props: {
  text: string
  choices: readonly (readonly [value: string, words: string])[]
  'aria-label'?: string
  onChange(value: string | undefined): void
}) {
  const { text, choices } = props
  const known = text === '' || choices.some(([value]) => value === text)
  return (
    <select
      className="field"
      aria-label={props['aria-label']}
      value={text}
      onChange={(event) => props.onChange(event.currentTarget.value || undefined)}
    >
      <option value="">–</option>
      {known ? null : <option value={text}>{text}</option>}
      {choices.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  )
}
