/**
 * The longer side, in pixels, at which the window first asks for a page: enough for a whole page on a usual screen. More is
 * asked for where that is not enough, since the time until a page is seen goes with its pixels.
 */
export const usualSide = 1440
