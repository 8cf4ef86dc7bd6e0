/** The height of a line of a log in pixels; the style sheet says the same. */
export const lineHeight = 18
