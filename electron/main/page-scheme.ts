/** The scheme of our own pages; no `file://` page ever loads. */
export const pageScheme = 'lull'
