# mrgsolve on the problem file of bench/twin: the matrix as C++ in the model, LSODA, the rate as a parameter that changes with the
# records of the data set. Compiling the model is not timed.
# Rscript mrgsolve.R PROBLEM OUTPUT METHOD RTOL FLOOR REPEATS; METHOD is always lsoda, and one absolute tolerance holds for all.
suppressMessages(library(mrgsolve))
given <- commandArgs(trailingOnly = TRUE)
text <- scan(given[1], quiet = TRUE)
counts <- text[1:6]
size <- counts[1]
entries <- matrix(text[6 + seq_len(3 * counts[2])], ncol = 3, byrow = TRUE)
at <- 6 + 3 * counts[2]
take <- function(many) {
  found <- text[at + seq_len(many)]
  at <<- at + many
  found
}
input <- take(size)
scale <- take(size)
start <- take(counts[3])
rate <- take(counts[3])
hours <- take(counts[4])
rows <- take(counts[5])
tolerance <- as.numeric(given[4])

slope <- vapply(seq_len(size) - 1, function(row) {
  mine <- entries[entries[, 1] == row, , drop = FALSE]
  terms <- sprintf("(%.17g) * X%d", mine[, 3], mine[, 2])
  if (input[row + 1] != 0) terms <- c(terms, sprintf("(%.17g) * feed", input[row + 1]))
  sprintf("dxdt_X%d = %s;", row, paste(c(terms, if (length(terms) == 0) "0"), collapse = " + "))
}, "")
code <- c(
  "$PARAM feed = 0", paste("$CMT", paste0("X", seq_len(size) - 1, collapse = " ")), "$ODE", slope
)
# Compiled once for each matrix, beside the output.
folder <- dirname(given[2])
model <- mcode_cache("twin", paste(code, collapse = "\n"), project = folder, soloc = folder, quiet = TRUE)
# The value of a record holds until the next one; where a sample and a change meet, the sample comes first.
data <- rbind(
  data.frame(time = hours, evid = 0, feed = rate[pmax(1, findInterval(hours - 1e-9, start))]),
  data.frame(time = start, evid = 2, feed = rate)
)
data <- cbind(ID = 1, cmt = 1, amt = 0, data[order(data$time, data$evid), ])
wanted <- paste0("X", rows)
for (turn in seq_len(as.integer(given[6]))) {
  used <- system.time(
    solution <- mrgsim_df(
      model,
      data = data, nocb = FALSE, obsonly = TRUE, output = "df", rtol = tolerance,
      atol = tolerance * as.numeric(given[5]) * min(scale[1 + rows]), maxsteps = 1e6, hmax = 0, Req = wanted
    )
  )
  cat(sprintf("%.6f\n", used[["user.self"]] + used[["sys.self"]]))
}
writeBin(as.vector(t(as.matrix(solution[, wanted]))), given[2], size = 8)
