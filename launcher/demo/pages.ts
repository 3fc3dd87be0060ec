/** How much of a list is asked for at once? As much as the API gives. */
export const LARGEST_PAGE = 200;
