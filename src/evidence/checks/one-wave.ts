import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import type { PanelSample } from '#evidence/panel/panel-sample'
import { countInWords, listInWords } from '#evidence/words'
import { warning } from '#quantity/finding'

/** Units with values at one time only: they show no change, and do not enter. */
export function oneWaveCheck({ block }: BlockContext, { need, oneWave }: PanelSample): Check {
  const words =
    oneWave.length === 0
      ? `\`${need.id}\`: every unit was measured at two times or more.`
      : `\`${need.id}\`: ${countInWords(oneWave.length, 'unit')} measured at one time only do not enter: ${listInWords(oneWave)}.`
  return {
    block: block.id,
    id: `one-wave.${need.id}`,
    label: `Units with one measurement of \`${need.id}\``,
    value: oneWave.length,
    unit: 'unit',
    words,
    findings: oneWave.length === 0 ? [] : [warning('one-wave', placeOf(block), words)],
  }
}
