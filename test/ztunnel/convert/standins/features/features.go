// Package features stands in for istiod's: the default of the one flag that is read.
package features

var EnableWdsDryRunAuthzPol = false
