'use strict';
/** Loads one package and ends. */
require(process.argv[2]);
