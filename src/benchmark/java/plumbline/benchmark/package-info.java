/** What the product costs, beside the same work written by hand and in plain Drools, in one run. */
package plumbline.benchmark;
