/** Other people's servers as child processes: started, waited for, stopped. */
package dev.ilk.outside.process;
