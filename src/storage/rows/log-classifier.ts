import type { DataSet, LogOfDataSet } from '#evidence/rows/data-set'
import { xesClassifiers } from '#formats/xes-classifiers'
import { problem, type Finding, type Outcome } from '#quantity/finding'
import { nearestName } from '#quantity/nearest'
import type { PlainFile } from '#storage/rows/plain-file'
import { isXes } from '#storage/rows/xes-sample'

/** What names an event of an XES log that declares no classifier. */
const eventName = ['concept:name']

/**
 * The log with the columns that its classifier says: the named one, else the first that the file declares, else the
 * name of the event. Its state (`lifecycle`) is no part of an activity. Files of one log say the same.
 */
export function withClassifier(
  log: LogOfDataSet,
  dataSet: DataSet,
  files: readonly { readonly file: PlainFile }[],
): Outcome<LogOfDataSet> {
  const { classifier, ...rules } = log.rules
  if (classifier === undefined) return { value: log, findings: [] }
  const place = { path: `data.${dataSet.id}.log.activity` }
  const table = files.find(({ file }) => !isXes(file.sample))
  if (table !== undefined) return { findings: [noXes(table.file, place)] }
  const all = files.map(({ file }) => keysIn(file, classifier.name))
  const missing = all.flatMap((keys, index) =>
    keys === undefined ? [notDeclared(files[index]!.file, classifier.name!, place)] : [],
  )
  if (missing.length > 0) return { findings: missing }
  if (new Set(all.map((keys) => JSON.stringify(keys))).size > 1)
    return { findings: [differ(place)] }
  const state = rules.lifecycle?.from
  const keys = all[0]!.filter((key) => key !== state)
  const activity = keys.length === 0 ? eventName : keys
  return { value: { ...log, rules: { ...rules, activity } }, findings: [] }
}

function keysIn({ sample }: PlainFile, name: string | undefined): readonly string[] | undefined {
  const classifiers = xesClassifiers(sample)
  if (name !== undefined) return classifiers.find((one) => one.name === name)?.keys
  return classifiers[0]?.keys ?? eventName
}

interface Path {
  readonly path: string
}

function noXes({ file }: PlainFile, place: Path): Finding {
  const message = `\`${file}\` is a table, and only XES logs have classifiers.`
  return problem('missing-key', { file, ...place }, message, 'Add `activity: [COLUMN]`.')
}

function notDeclared({ file, sample }: PlainFile, name: string, place: Path): Finding {
  const known = xesClassifiers(sample).map((one) => one.name)
  const near = nearestName(name, known)
  const message = `\`${file}\` declares no classifier \`${name}\`.`
  const list = known.map((one) => `\`${one}\``).join(', ')
  const names = known.length === 0 ? 'It declares none.' : `It declares ${list}.`
  const hint = near === undefined ? names : `Did you mean \`${near}\`? ${names}`
  return problem('unknown-reference', { file, ...place }, message, hint)
}

function differ(place: Path): Finding {
  const message = 'The files of the log make an activity of different attributes.'
  return problem('wrong-value', place, message, 'Name the attributes: `activity: [concept:name]`.')
}
