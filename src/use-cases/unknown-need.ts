import { problem, type Finding } from '#quantity/finding'
import { nearestName } from '#quantity/nearest'

/** Says that somebody asked for a need which the study does not have. */
export function unknownNeed(id: string, ids: readonly string[]): Finding {
  const near = nearestName(id, ids)
  const meant = near === undefined ? '' : `Did you mean \`${near}\`? `
  const message = `The study has no need \`${id}\`.`
  return problem('unknown-reference', {}, message, `${meant}It has ${ids.join(', ')}.`)
}
