/** Working files of builds; safe to delete while no build runs and no site is published from it. */
export const WORKSHOP = ".polyglot";
