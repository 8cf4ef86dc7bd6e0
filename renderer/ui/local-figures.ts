/** A figure with a point, before a unit; the engine writes none otherwise, and names of programs keep theirs. */
const pointed = /(?<![\d.])\d+\.\d+(?= (?:%|°C|[KMGT]iB|processors?\b))/g

/**
 * A sentence of the engine with its figures as the person writes them: `1.5 GiB` becomes `1,5 GiB` where that is the way.
 * `locale`: the person's own when left out.
 */
export function localFigures(sentence: string, locale?: string): string {
  return sentence.replace(pointed, (figure) => {
    const digits = figure.length - figure.indexOf('.') - 1
    return Number(figure).toLocaleString(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
  })
}
