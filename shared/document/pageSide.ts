/** The longer side, in pixels, at which the window first asks for a page: enough for a whole page on a large screen. */
export const usualSide = 2048
