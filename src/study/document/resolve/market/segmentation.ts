import type { BlockBasics } from '#market/row-block'
import { segmentSign } from '#market/segments/figure-targeting'
import type { Feature, Segmentation, TargetingPart } from '#market/segments/segmentation'
import { slug } from '#quantity/id'
import type { DocumentPath } from '#study/document/document-text'
import { segmentsAt } from '#study/document/resolve/market/block-basics'
import { unitOfColumn } from '#study/document/resolve/market/measured-column'
import { refuse, type Resolution } from '#study/document/resolve/resolution'
import type { SegmentationDocument } from '#study/document/schema/study'

const usual = { groups: '2 to 6', resamples: 100 } as const
/** More groups than this are no segments that anybody could turn to. */
const mostGroups = 20

type Written = SegmentationDocument
type FeatureDocument = Written['features'][number]

/** A segmentation, where its features and its method fit. */
export function resolveSegmentation(
  resolution: Resolution,
  written: Written,
  [basics, path]: readonly [BlockBasics, DocumentPath],
): Segmentation | undefined {
  const { per, scale, method, resamples = usual.resamples } = written
  const features = written.features.flatMap(
    (one, index) => featureOf(resolution, [written, one], [...path, 'features', index]) ?? [],
  )
  const targeting = targetingOf(resolution, written, [...path, 'targeting'])
  const groups = groupsOf(resolution, written, [...path, 'groups'])
  const given = method === 'given' ? segmentsAt(resolution, [...path, 'method']) : []
  if (features.length < written.features.length || groups === undefined) return undefined
  if (targeting === undefined || !apart(resolution, features, [...path, 'features'])) {
    return undefined
  }
  const first = resolution.document.segmentation?.find(
    (one) => (one.method === 'given') === (method === 'given'),
  )
  return {
    ...basics,
    kind: 'segmentation',
    ...(per === undefined ? {} : { per }),
    features,
    standardize: scale !== 'none',
    method,
    ...withinOf(resolution, written, [...path, 'within']),
    groups,
    given,
    resamples,
    targeting,
    prefix: first === undefined || first.id === written.id ? '' : `${written.id}-`,
  }
}

function withinOf(
  resolution: Resolution,
  { within, method }: Written,
  path: DocumentPath,
): Pick<Segmentation, 'correlated'> {
  if (within !== undefined && method !== 'mixture') {
    const message = `\`within\` is said of a mixture, and the method is \`${method}\`.`
    refuse(resolution, ['wrong-value', path], message, 'Take it out.')
  }
  return within === 'correlated' ? { correlated: true } : {}
}

function featureOf(
  resolution: Resolution,
  [{ method, data }, written]: readonly [Written, FeatureDocument],
  path: DocumentPath,
): Feature | undefined {
  const as = written.as ?? (method === 'latent-class' ? 'most-common' : 'mean')
  if (method === 'latent-class' && as !== 'most-common') {
    const message = `\`${as}\` is a number, and latent classes are sought among categories.`
    const hint = 'Write `as: most-common`, or another method; cut numbers into `bands`.'
    refuse(resolution, ['wrong-value', [...path, 'as']], message, hint)
    return undefined
  }
  if (as === 'most-common' && (method === 'k-means' || method === 'mixture')) {
    const message = `\`${method}\` measures distances, and \`most-common\` gives categories.`
    const hint = 'Write `method: latent-class`, or name features that are numbers.'
    refuse(resolution, ['wrong-value', [...path, 'as']], message, hint)
    return undefined
  }
  return columnOf(
    resolution,
    [{ ...written, as, data }, path],
    `features.${Number(path.at(-1)) + 1}`,
  )
}

type Summarised = FeatureDocument & { readonly as: Feature['as']; readonly data: string }

function columnOf(
  resolution: Resolution,
  [{ of, as, data, name, log = false }, path]: readonly [Summarised, DocumentPath],
  place: string,
): Feature | undefined {
  if (of === undefined && as !== 'count') {
    const message = `\`${as}\` of what? Only \`count\` needs no column.`
    refuse(resolution, ['missing-key', path], message, 'Name a column: `of: ...`.')
    return undefined
  }
  const column = of ?? ''
  const words =
    of === undefined ? 'rows' : as === 'mean' || as === 'most-common' ? of : `${of}, ${as}`
  const unit = unitOf(resolution, [data, column], as)
  return {
    id: slug(name ?? words),
    name: name ?? words,
    place,
    column,
    as,
    log,
    ...(unit === undefined ? {} : { unit }),
  }
}

function unitOf(
  resolution: Resolution,
  [data, column]: readonly [string, string],
  as: Feature['as'],
): string | undefined {
  if (as === 'most-common') return undefined
  if (as === 'count') return '1'
  if (as === 'recency') return 'day'
  return unitOfColumn(resolution, data, column)?.text ?? '1'
}

/** Features of one name could not be told apart. */
function apart(resolution: Resolution, features: readonly Feature[], path: DocumentPath): boolean {
  const twice = features.findIndex(({ id }, at) => features.findIndex((one) => one.id === id) < at)
  if (twice === -1) return true
  const message = `\`${features[twice]!.name}\` is a feature already.`
  const hint = 'Leave it out, or give it a `name` of its own.'
  refuse(resolution, ['duplicate-id', [...path, twice]], message, hint)
  return false
}

function targetingOf(
  resolution: Resolution,
  { targeting = [{ part: 'size' }], data }: Written,
  path: DocumentPath,
): readonly TargetingPart[] | undefined {
  const names = targeting.map(({ part }) => part)
  const twice = names.findIndex((part, at) => names.indexOf(part) < at)
  if (twice !== -1) {
    const message = `\`${names[twice]!}\` is a part of the targeting already.`
    refuse(resolution, ['duplicate-id', [...path, twice]], message, 'Call one of them otherwise.')
    return undefined
  }
  const parts = targeting.map(
    ({ part, of, as, figure, weight = 1, more = 'better' }, index): TargetingPart | undefined => {
      const rest = { part, weight, more } as const
      if (figure !== undefined) {
        const template = figureAt(resolution, [figure, of ?? as], [...path, index])
        return template === undefined ? undefined : { ...rest, figure: template }
      }
      if (part === 'size' && of === undefined && as === undefined) return rest
      const at = [...path, index]
      if (as === 'most-common') {
        const message = 'A category has no place on a scale.'
        refuse(resolution, ['wrong-value', [...at, 'as']], message, 'Name a column of numbers.')
        return undefined
      }
      const place = `targeting.${index + 1}`
      const feature = columnOf(resolution, [{ of, as: as ?? 'mean', data, name: part }, at], place)
      return feature === undefined ? undefined : { ...rest, feature }
    },
  )
  const whole = parts.filter((part) => part !== undefined)
  return whole.length < parts.length ? undefined : whole
}

/** A figure by segment: the place of the segment in its id is said, or stands at its end. */
function figureAt(
  resolution: Resolution,
  [figure, column]: readonly [string, string | undefined],
  path: DocumentPath,
): string | undefined {
  if (column !== undefined) {
    const message = 'A part is a figure or made from a column, not both.'
    refuse(resolution, ['wrong-value', path], message, 'Leave out `figure`, or `of` and `as`.')
    return undefined
  }
  if (figure.includes(segmentSign)) return figure
  if (!figure.includes('[')) return `${figure}[segment=${segmentSign}]`
  const message = `\`${figure}\` does not say where the segment stands in its id.`
  const hint = `Write \`segment=${segmentSign}\` between the brackets.`
  refuse(resolution, ['wrong-value', [...path, 'figure']], message, hint)
  return undefined
}

/** "2 to 6", or one number. */
function groupsOf(
  resolution: Resolution,
  { groups = usual.groups, method }: Written,
  path: DocumentPath,
): readonly number[] | undefined {
  if (method === 'given') return []
  const [, from, to] = /^(\d+) to (\d+)$/u.exec(String(groups)) ?? []
  const [least, most] = typeof groups === 'number' ? [groups, groups] : [Number(from), Number(to)]
  if (least >= 2 && least <= most && most <= mostGroups) {
    return Array.from({ length: most - least + 1 }, (_, i) => least + i)
  }
  const message = `\`${groups}\` is no number of groups.`
  const hint = `Write a whole number from 2 to ${mostGroups}, or a range such as \`2 to 6\`.`
  refuse(resolution, ['wrong-value', path], message, hint)
  return undefined
}
